import { keys } from '@/api/keys';
import { readClassForChange } from '@/api/reads';
import { FormModal } from '@/ui/FormModal';
import { ReadForChange } from '@/ui/ReadForChange';
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
      <ReadForChange
        queryKey={keys.classForChange(classId)}
        read={() => readClassForChange(classId)}
        what="the class"
        height={280}
      >
        {(read, again) => <Changing read={read} onDone={onClose} onReload={again} />}
      </ReadForChange>
    </FormModal>
  );
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
