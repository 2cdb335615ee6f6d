import { Button, Group, Skeleton, Table, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { readUsers } from '@/api/reads';
import type { User } from '@/api/types';
import { useSession } from '@/api/useSession';
import { FormModal } from '@/ui/FormModal';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ChangeUserForm } from './ChangeUserForm';
import { NewUserForm } from './NewUserForm';
import classes from './UsersPage.module.css';

/** Who may sign in; for administrators. The server refuses everyone else. */
export function UsersPage() {
  useDocumentTitle('Users · Master Creator');
  const { data, error, refetch } = useQuery({ queryKey: keys.users, queryFn: readUsers });
  const [adding, add] = useDisclosure(false);
  const [changing, setChanging] = useState<User | null>(null);
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="md">
        <Title order={1} size={26}>
          Users
        </Title>
        <Button onClick={add.open}>Add a user</Button>
      </Group>
      {error && (
        <ProblemNotice
          error={error}
          what="The users could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={240} role="status" aria-label="Loading the users" />}
      {data && <UserTable users={data} onChange={setChanging} />}
      <FormModal opened={adding} onClose={add.close} title="Add a user">
        <NewUserForm onDone={add.close} />
      </FormModal>
      <FormModal
        opened={changing !== null}
        onClose={() => setChanging(null)}
        title={`Change ${changing?.display_name ?? ''}`}
      >
        {changing && <ChangeUserForm user={changing} onDone={() => setChanging(null)} />}
      </FormModal>
    </div>
  );
}

const ROLE_WORD = { admin: 'Administrator', teacher: 'Teacher', student: 'Student' };

function UserTable({ users, onChange }: { users: User[]; onChange: (user: User) => void }) {
  const { user_id: own } = useSession();
  return (
    // Keyboards scroll what they can focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="List of users">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col" visibleFrom="xs">
              Sign-in name
            </Table.Th>
            <Table.Th scope="col">Role</Table.Th>
            <Table.Th scope="col">May sign in</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <Table.Tr key={user.user_id} className={user.disabled ? classes.off : undefined}>
              <Table.Th scope="row" fw={500}>
                {user.display_name}
                {user.user_id === own && ' (you)'}
              </Table.Th>
              <Table.Td visibleFrom="xs">{user.login}</Table.Td>
              <Table.Td>{ROLE_WORD[user.role]}</Table.Td>
              <Table.Td>{user.disabled ? 'No' : 'Yes'}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Change ${user.display_name}`}
                  onClick={() => onChange(user)}
                >
                  Change
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
