import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { KeptAttempt } from '@/api/keptAttempts';

/** Without a server there is one thing to do: go on with what is under way. */
export function KeptQuizzes({ attempts }: { attempts: KeptAttempt[] }) {
  return (
    <Stack align="flex-start" maw={560} gap="sm">
      <Title order={1} size={26}>
        There is no connection
      </Title>
      <Text>
        You can go on with what is under way on this device. Your answers are sent when the
        connection is back.
      </Text>
      {attempts.map(({ attempt: { attempt_id, title } }) => (
        <Button key={attempt_id} component={Link} to={`/me/attempts/${attempt_id}`} mt="sm">
          Go on: {title}
        </Button>
      ))}
    </Stack>
  );
}
