import { Button, Skeleton, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useDashboard } from '@/api/useDashboard';
import { FormModal } from '@/ui/FormModal';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAssessments, useAssign } from './api';
import { AssignmentForm } from './AssignmentForm';

interface Props {
  opened: boolean;
  /** Chosen at first; empty for the newest. */
  assessmentId: string;
  onClose: () => void;
}

export function AssignDialog({ opened, assessmentId, onClose }: Props) {
  return (
    <FormModal opened={opened} onClose={onClose} title="Assign an assessment" size="lg">
      {opened && <Assigning assessmentId={assessmentId} />}
    </FormModal>
  );
}

function Assigning({ assessmentId }: { assessmentId: string }) {
  const { class: of, students } = useDashboard();
  const navigate = useNavigate();
  const { data, error, refetch } = useAssessments(of.class_id);
  const assigning = useAssign(of.class_id);
  if (error && data === undefined) {
    return (
      <ProblemNotice
        error={error}
        what="The assessments could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Skeleton height={320} />;
  if (data.length === 0) {
    return (
      <>
        <Text mb="md">This class has no assessment yet. Build one first.</Text>
        <Button component={Link} to={`/classes/${of.class_id}/assessments/new`}>
          Build an assessment
        </Button>
      </>
    );
  }
  return (
    <AssignmentForm
      assessments={data}
      assessmentId={assessmentId || (data[0]?.assessment_id ?? '')}
      students={students}
      before={null}
      error={assigning.error}
      busy={assigning.isPending}
      onSend={(assessment_id, settings) =>
        assigning.mutate(
          { assessment_id, ...settings },
          {
            onSuccess: ({ assignment_id }) =>
              void navigate(`/classes/${of.class_id}/assignments/${assignment_id}`),
          },
        )
      }
    />
  );
}
