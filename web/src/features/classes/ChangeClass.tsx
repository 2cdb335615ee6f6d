import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readClassForChange } from '@/api/reads';
import { FormModal } from '@/ui/FormModal';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useChangeClass } from './api';
import { ClassForm } from './ClassForm';

interface Props {
  classId: string;
  opened: boolean;
  onClose: () => void;
}

/** Renames a class and changes what it is taught. */
export function ChangeClass({ classId, opened, onClose }: Props) {
  return (
    <FormModal opened={opened} onClose={onClose} title="Change the class" size="lg">
      <Reading classId={classId} onDone={onClose} />
    </FormModal>
  );
}

/** Reads the class as it is now, so that nothing is overwritten that somebody else changed meanwhile. */
function Reading({ classId, onDone }: { classId: string; onDone: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.classForChange(classId),
    queryFn: () => readClassForChange(classId),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (error) {
    return (
      <ProblemNotice
        error={error}
        what="The class could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeleton height={280} role="status" aria-label="Loading the class" />;
  return <Changing key={data.etag} read={data} onDone={onDone} onReload={() => void refetch()} />;
}

interface ChangingProps {
  read: Awaited<ReturnType<typeof readClassForChange>>;
  onDone: () => void;
  onReload: () => void;
}

function Changing({ read, onDone, onReload }: ChangingProps) {
  const { class: before, concepts, etag } = read;
  const change = useChangeClass(before.class_id, etag);
  return (
    <ClassForm
      before={{
        class_name: before.class_name,
        subject: before.subject,
        grade_level: before.grade_level,
        concept_ids: concepts.map(({ concept_id }) => concept_id),
        teacher_ids: [],
      }}
      teachers={null}
      what="The class was not changed."
      send="Save"
      error={change.error}
      busy={change.isPending}
      onReload={onReload}
      onSend={({ class_name, subject, grade_level, concept_ids }) =>
        change.mutate(
          {
            class_name,
            subject,
            grade_level: Number(grade_level),
            concept_ids,
          },
          { onSuccess: onDone },
        )
      }
    />
  );
}
