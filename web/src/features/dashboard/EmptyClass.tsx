import { Anchor, Button, List, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Dashboard } from '@/api/types';
import { AddStudents } from './AddStudents';

/** What to do with a class that has nobody in it yet, in the order in which it makes sense. */
export function EmptyClass({ dashboard }: { dashboard: Dashboard }) {
  const { class: of, concepts } = dashboard;
  return (
    <Stack p="lg" maw={640} gap="md">
      <div>
        <Title order={2} size={18}>
          {of.class_name} is ready to be filled
        </Title>
        <Text>
          This class has no students yet. Three steps, and there is something to see here.
        </Text>
      </div>
      <List type="ordered" spacing="md" withPadding>
        <List.Item>
          <Text mb={6}>Add its students: type or paste their names, or choose a table.</Text>
          <AddStudents of={of} />
        </List.Item>
        <List.Item>
          {concepts.length === 0 ? (
            <>
              <Text mb={6}>
                Choose the concepts that it is taught: each is a column of this grid.
              </Text>
              <ChooseConcepts />
            </>
          ) : (
            <Text>
              It is taught {concepts.map(({ concept_name }) => concept_name).join(', ')}.{' '}
              <Anchor component={Link} underline="always" to="?change">
                Change its concepts
              </Anchor>
            </Text>
          )}
        </List.Item>
        <List.Item>
          <Text mb={6}>
            Build an assessment and assign it. What students answer shows here as it comes in.
          </Text>
          <Button component={Link} to="assessments/new" variant="default">
            Build an assessment
          </Button>
        </List.Item>
      </List>
    </Stack>
  );
}

/** An archived class to which nobody was added. */
export const NeverFilled = () => <Text p="lg">This class had no students.</Text>;

/** What to do with a class in which nobody has answered anything yet. */
export function NoAnswersYet() {
  return (
    <Stack p="lg" gap={4}>
      <Text>
        Nobody has answered anything yet.{' '}
        <Anchor component={Link} underline="always" to="assessments/new">
          Build an assessment
        </Anchor>{' '}
        and assign it, or{' '}
        <Anchor component={Link} underline="always" to="assignments?assign=">
          assign one that there is
        </Anchor>
        .
      </Text>
      <Text c="dimmed">
        Students sign in with the login and password that you{' '}
        <Anchor component={Link} underline="always" to="sign-ins">
          give them
        </Anchor>
        .
      </Text>
    </Stack>
  );
}

export function ChooseConcepts() {
  return (
    <Button component={Link} to="?change" variant="default">
      Choose its concepts
    </Button>
  );
}
