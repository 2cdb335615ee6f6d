import { useNavigate } from 'react-router';
import { useArchiveAssessment } from './api';
import { ArchiveButton } from '@/ui/ArchiveButton';

interface Props {
  classId: string;
  assessmentId: string;
  etag: string;
}

export function ArchiveAssessment({ classId, assessmentId, etag }: Props) {
  const navigate = useNavigate();
  return (
    <ArchiveButton
      consequence="It leaves every list, and no student can begin it."
      archive={useArchiveAssessment(classId, assessmentId, etag)}
      onArchived={() => void navigate(`/classes/${classId}/assessments`)}
    />
  );
}
