import { Alert, Button, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Problem } from '@/api/problem';

interface Props {
  error: unknown;
  what: string;
  retry?: (() => void) | undefined;
}

/** What did not work, what the server said about it, and a way to try again. */
export function ProblemNotice({ error, what, retry }: Props) {
  const problem =
    error instanceof Problem ? error : new Problem(0, 'Something went wrong on this page.', '');
  return (
    <Alert role="alert" variant="outline" color="red" icon={<IconAlertCircle />} title={what}>
      <div>
        {sentence(problem.title)} {problem.detail}
      </div>
      {problem.retryAfterSeconds !== null && (
        <div>Try again in {problem.retryAfterSeconds} seconds.</div>
      )}
      {problem.errors.length > 0 && (
        <List size="sm">
          {problem.errors.map(({ field, message }) => (
            <List.Item key={field}>
              {field}: {message}
            </List.Item>
          ))}
        </List>
      )}
      {retry && (
        <Button mt="xs" size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

const sentence = (title: string) => (/[.!?]$/.test(title) ? title : `${title}.`);
