import { Button, Text } from '@mantine/core';
import { fieldErrors } from '@/api/fieldErrors';
import { isOvertaken } from '@/api/problem';
import { ProblemNotice } from './ProblemNotice';

interface Props {
  error: unknown;
  what: string;
  /** Shows the form as the server has it now, where somebody else was faster. */
  onReload?: () => void;
}

/** Why a form was not taken; what concerns one field stands at the field. */
export function FormProblem({ error, what, onReload }: Props) {
  if (!error) return null;
  if (Object.keys(fieldErrors(error)).length > 0) {
    return (
      <Text role="alert" size="sm" fw={600} mb="sm">
        {what} Some fields need another value.
      </Text>
    );
  }
  return (
    <>
      <ProblemNotice error={error} what={what} />
      {isOvertaken(error) && onReload && (
        <Button my="sm" size="xs" variant="default" onClick={onReload}>
          Show it as it is now
        </Button>
      )}
    </>
  );
}
