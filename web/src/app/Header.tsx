import { ActionIcon, Kbd, Menu, Modal, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useColorScheme, useDisclosure } from '@mantine/hooks';
import {
  IconActivity,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconPresentation,
  IconPresentationOff,
  IconSchool,
  IconSun,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '@/api/useSession';
import { useSignOut } from '@/api/useSignOut';
import { ChangePassword } from '@/features/session/ChangePassword';
import { usePreferences } from '@/ui/preferences';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './Header.module.css';
import { Shortcuts } from './Shortcuts';
import { useShortcuts } from './useShortcuts';

interface Props {
  /** What the page is about, beside the mark. */
  subject?: ReactNode;
  navigation?: ReactNode;
  presence?: ReactNode;
  live?: ReactNode;
  /** Projector mode is for pages that show a class. */
  showsClass?: boolean;
}

export function Header({ subject, navigation, presence, live, showsClass = false }: Props) {
  const session = useSession();
  const signOut = useSignOut();
  const { projector, toggleProjector } = usePreferences();
  const { help, setHelp } = useShortcuts(showsClass);
  const [changing, password] = useDisclosure();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const system = useColorScheme();
  const dark = (colorScheme === 'auto' ? system : colorScheme) === 'dark';
  return (
    <header className={`${classes.header} mc-screen-only`}>
      <Link to="/" className={classes.mark} aria-label="Master Creator, start page">
        <img src="/favicon.svg" alt="" width={28} height={28} />
      </Link>
      <div className={classes.subject}>{subject}</div>
      {navigation}
      <div className={classes.presence}>{presence}</div>
      <div className={classes.tools}>
        {showsClass && (
          <Tooltip
            label={
              <>
                {projector ? 'Show names and figures' : 'Projector mode'} <Kbd size="xs">p</Kbd>
              </>
            }
          >
            <ActionIcon
              aria-label="Projector mode: hide names and figures"
              aria-pressed={projector}
              variant={projector ? 'filled' : 'subtle'}
              onClick={toggleProjector}
            >
              {projector ? <IconPresentationOff size={19} /> : <IconPresentation size={19} />}
            </ActionIcon>
          </Tooltip>
        )}
        <ActionIcon
          aria-label={dark ? 'Use light colours' : 'Use dark colours'}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? <IconSun size={19} /> : <IconMoon size={19} />}
        </ActionIcon>
        <ActionIcon
          aria-label="Keyboard shortcuts"
          className={classes.wideOnly}
          onClick={() => setHelp(true)}
        >
          <IconKeyboard size={19} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`Account of ${session.display_name}`}>
              <IconUserCircle size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {session.display_name}
              {session.demo && ' (demo)'}
            </Menu.Label>
            {session.role !== 'student' && (
              <Menu.Item component={Link} to="/classes" leftSection={<IconSchool size={16} />}>
                All classes
              </Menu.Item>
            )}
            {session.role !== 'student' && (
              <Menu.Item component={Link} to="/classes?new" leftSection={<IconPlus size={16} />}>
                Make a class
              </Menu.Item>
            )}
            {session.role === 'admin' && (
              <>
                <Menu.Item component={Link} to="/users" leftSection={<IconUsers size={16} />}>
                  Users
                </Menu.Item>
                <Menu.Item
                  component={Link}
                  to="/operations"
                  leftSection={<IconActivity size={16} />}
                >
                  Operations
                </Menu.Item>
              </>
            )}
            {session.own_password && (
              <Menu.Item leftSection={<IconKey size={16} />} onClick={password.open}>
                Change your password
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
              Sign out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {live && <div className={classes.live}>{live}</div>}
      <ChangePassword opened={changing} onClose={password.close} />
      <Shortcuts opened={help} onClose={() => setHelp(false)} />
      <Modal opened={signOut.isError} onClose={signOut.reset} title="You are still signed in">
        <ProblemNotice
          error={signOut.error}
          what="You were not signed out."
          retry={() => signOut.mutate()}
        />
      </Modal>
    </header>
  );
}
