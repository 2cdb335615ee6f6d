import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  title: string;
  children: ReactNode;
  link?: { to: string; text: string };
}

/** A page that has only one thing to say, and where to go from here. */
export function Notice({ title, children, link }: Props) {
  return (
    <Stack align="flex-start" maw={560} mx="auto" py={64} px="md" gap="sm">
      <Title order={1} size={26}>
        {title}
      </Title>
      <Text size="md">{children}</Text>
      {link && (
        <Button component={Link} to={link.to} mt="sm">
          {link.text}
        </Button>
      )}
    </Stack>
  );
}
