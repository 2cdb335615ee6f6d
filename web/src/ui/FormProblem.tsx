import { Text } from '@mantine/core';
import { fieldErrors } from '@/api/fieldErrors';
import { ProblemNotice } from './ProblemNotice';

/** Why a form was not taken; what concerns one field stands at the field. */
export function FormProblem({ error, what }: { error: unknown; what: string }) {
  if (!error) return null;
  if (Object.keys(fieldErrors(error)).length > 0) {
    return (
      <Text role="alert" size="sm" fw={600} mb="sm">
        {what} Some fields need another value.
      </Text>
    );
  }
  return <ProblemNotice error={error} what={what} />;
}
