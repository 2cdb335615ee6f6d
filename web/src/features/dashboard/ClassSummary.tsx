import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconKey, IconPencil, IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSession } from '@/api/useSession';
import { classMean, conceptsInOrder, distributionOf } from '@/model/classMastery';
import { LEVEL_WORD, LEVELS } from '@/model/level';
import { LevelMark } from '@/ui/LevelMark';
import { AddStudents } from './AddStudents';
import classes from './ClassSummary.module.css';
import { DistributionBar } from '@/ui/DistributionBar';
import type { PartProps } from './props';
import { counted } from '@/ui/counted';

export function ClassSummary({ dashboard, discretion }: PartProps) {
  const all = distributionOf(dashboard.mastery);
  const { teachers, archived_at } = dashboard.class;
  const inUse = archived_at === null;
  const isAdmin = useSession().role === 'admin';
  return (
    <>
      <Text>
        {dashboard.class.subject}, grade {dashboard.class.grade_level} ·{' '}
        {counted(dashboard.class.student_count, 'student')}
        {!discretion.hidden && `, ${dashboard.class.iep_count} with an IEP`}
      </Text>
      <Text mb="sm" c="dimmed">
        {teachers.length === 0
          ? 'Nobody teaches this class; only administrators see it.'
          : `Taught by ${teachers.map(({ display_name }) => display_name).join(', ')}`}
      </Text>
      <table className={classes.table}>
        <caption className={classes.caption}>
          Students on each level, from the cells of the grid
        </caption>
        <thead>
          <tr>
            <th scope="col">Concept</th>
            <th scope="col">Mean</th>
            {LEVELS.map((level) => (
              <th scope="col" key={level}>
                <LevelMark level={level} />
                <VisuallyHidden>{LEVEL_WORD[level]}</VisuallyHidden>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {conceptsInOrder(dashboard).map(({ concept_id, concept_name }) => {
            const spread = distributionOf(
              dashboard.mastery.filter((cell) => cell.concept_id === concept_id),
            );
            return (
              <tr key={concept_id}>
                <th scope="row">
                  {concept_name}
                  <DistributionBar distribution={spread} />
                </th>
                <td>{discretion.percent(spread.mean)}</td>
                {LEVELS.map((level) => (
                  <td key={level}>{spread.counts[level]}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All concepts</th>
            <td>{discretion.percent(classMean(dashboard))}</td>
            {LEVELS.map((level) => (
              <td key={level}>{all.counts[level]}</td>
            ))}
          </tr>
        </tfoot>
      </table>
      <ul className={classes.legend} aria-label="Levels">
        {LEVELS.map((level) => (
          <li key={level}>
            <LevelMark level={level} /> {LEVEL_WORD[level]}
          </li>
        ))}
      </ul>
      {inUse && (
        <Group mt="md" gap="xs">
          {dashboard.students.length > 0 && <AddStudents of={dashboard.class} />}
          <Button
            component={Link}
            to="?change"
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            Change the class
          </Button>
          {dashboard.students.length > 0 && (
            <Button
              component={Link}
              to="sign-ins"
              variant="default"
              leftSection={<IconKey size={16} aria-hidden />}
            >
              Sign-ins
            </Button>
          )}
          {isAdmin && (
            <Button
              component={Link}
              to="?teachers"
              variant="default"
              leftSection={<IconUsers size={16} aria-hidden />}
            >
              Teachers
            </Button>
          )}
          <Button
            component={Link}
            to="?archive"
            variant="default"
            leftSection={<IconArchive size={16} aria-hidden />}
          >
            Archive
          </Button>
        </Group>
      )}
    </>
  );
}
