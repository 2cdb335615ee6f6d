import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { usePreferences } from '@/ui/preferences';

const KEYS: [string[], string][] = [
  [['?'], 'This list'],
  [['p'], 'Projector mode: hide or show names and figures'],
  [['n'], 'Go to “Who needs me now”'],
  [['g'], 'Go to the mastery grid'],
  [['/'], 'Find a student in the grid'],
  [['↑', '↓', '←', '→'], 'Move in the grid'],
  [['Home', 'End'], 'First or last cell of a row in the grid'],
  [['Enter'], 'Details of the cell'],
  [['a'], 'Review: accept the grade'],
  [['Shift', 'a'], 'Review: accept it for all answers with the same words'],
  [['0', '–', '9'], 'Review: set the points'],
  [['f'], 'Review: give all points'],
  [['Enter'], 'Review: save what you changed (from a field: Ctrl Enter)'],

  [['j', 'k'], 'Review: next or previous answer'],
  [['g'], 'Review: grade what the grader is sure of now'],
  [['u'], 'Review: undo the last decision'],
  [['Esc'], 'Close what is open, leave a field of the review'],
];

export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { shortcuts, setShortcuts } = usePreferences();
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Key</Table.Th>
            <Table.Th>Does</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KEYS.map(([names, does]) => (
            <Table.Tr key={does}>
              <Table.Td>
                {names.map((name) => (
                  <Kbd key={name} mr={4}>
                    {name}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label="Shortcuts of a single key"
        description="Turn them off if you speak to your computer."
        checked={shortcuts}
        onChange={(event) => setShortcuts(event.currentTarget.checked)}
      />
    </Modal>
  );
}
