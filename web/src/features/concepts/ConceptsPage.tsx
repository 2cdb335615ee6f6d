import { Button, Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDashboard } from '@/api/useDashboard';
import { conceptsInOrder } from '@/model/classMastery';
import { Panel } from '@/ui/Panel';
import { useDiscretion } from '@/ui/useDiscretion';
import { ConceptDetails } from './ConceptDetails';
import { ConceptMap } from './ConceptMap';
import classes from './ConceptsPage.module.css';
import { ConceptWords } from './ConceptWords';

/** The concepts of a class and what builds on what, with how the class stands in each. */
export function ConceptsPage() {
  const dashboard = useDashboard();
  const discretion = useDiscretion(dashboard.students);
  const [chosen, setChosen] = useState<string | null>(null);
  useDocumentTitle(`Concept map · ${dashboard.class.class_name}`);
  const concepts = conceptsInOrder(dashboard);
  const concept = concepts.find(({ concept_id }) => concept_id === chosen);
  if (concepts.length === 0) {
    return (
      <div className={classes.page}>
        <Title order={1} size={26}>
          Concept map
        </Title>
        <Text>This class has no concepts yet.</Text>
        <Group>
          <Button component={Link} to="?change">
            Choose its concepts
          </Button>
        </Group>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <div>
        <Group justify="space-between">
          <Title order={1} size={26}>
            Concept map
          </Title>
          <Button component={Link} to="?change" variant="default" size="xs">
            Change its concepts
          </Button>
        </Group>
        <Text c="dimmed">
          A line leads from a concept to those that build on it. Choose one to see who is ready for
          it.
        </Text>
      </div>
      <ConceptMap
        dashboard={dashboard}
        discretion={discretion}
        chosen={concept?.concept_id ?? null}
        onChoose={setChosen}
      />
      {concept && (
        <ConceptDetails dashboard={dashboard} discretion={discretion} concept={concept} />
      )}
      <Panel title="The map in words">
        <ConceptWords dashboard={dashboard} discretion={discretion} />
      </Panel>
    </div>
  );
}
