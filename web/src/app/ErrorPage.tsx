import { Button, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router';

/** The last resort: a fault of the page itself. */
export function ErrorPage() {
  const error = useRouteError();
  return (
    <Stack align="flex-start" maw={560} mx="auto" py={64} px="md" gap="sm">
      <Title order={1} size={26}>
        This page has a fault
      </Title>
      <Text>Nothing that was handed in is lost. Loading the page again usually helps.</Text>
      <Text c="dimmed" size="sm">
        {error instanceof Error ? error.message : 'The fault has no description.'}
      </Text>
      <Button mt="sm" onClick={() => window.location.reload()}>
        Load again
      </Button>
    </Stack>
  );
}
