import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useArchiveAssessment } from './api';

interface Props {
  classId: string;
  assessmentId: string;
  etag: string;
}

export function ArchiveAssessment({ classId, assessmentId, etag }: Props) {
  const [asking, ask] = useDisclosure(false);
  const navigate = useNavigate();
  const archive = useArchiveAssessment(classId, assessmentId, etag);
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          archive.reset();
          ask.open();
        }}
      >
        Archive
      </Button>
      <Modal opened={asking} onClose={ask.close} title="Put it into the archive?">
        <Text>It leaves every list, and no student can begin it.</Text>
        {archive.error && <ProblemNotice error={archive.error} what="It was not archived." />}
        <Group justify="flex-end" mt="lg">
          <Button
            loading={archive.isPending}
            onClick={() =>
              archive.mutate(undefined, {
                onSuccess: () => void navigate(`/classes/${classId}/assessments`),
              })
            }
          >
            Archive
          </Button>
        </Group>
      </Modal>
    </>
  );
}
