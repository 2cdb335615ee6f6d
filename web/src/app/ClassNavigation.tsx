import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, NavLink, useLocation } from 'react-router';
import classes from './ClassNavigation.module.css';

interface ClassPage {
  path: string;
  name: string;
  /** Whether a phone shows it beside "More". */
  first?: boolean;
}

const PAGES: ClassPage[] = [
  { path: '', name: 'Dashboard', first: true },
  { path: '/plan', name: 'Class plan', first: true },
  { path: '/assignments', name: 'Assignments' },
  { path: '/reviews', name: 'Review', first: true },
  { path: '/results', name: 'Results' },
  { path: '/assessments', name: 'Assessments' },
  { path: '/items', name: 'Questions' },
  { path: '/library', name: 'Library' },
  { path: '/predictions', name: 'Predictions' },
  { path: '/concepts', name: 'Concepts' },
];

interface Props {
  classId: string;
  /** Whether answers wait for a teacher. */
  toReview?: boolean | undefined;
}

export function ClassNavigation({ classId, toReview = false }: Props) {
  const home = `/classes/${classId}`;
  const { pathname } = useLocation();
  const more = PAGES.filter(({ first }) => !first);
  const open = more.find(({ path }) => `${pathname}/`.startsWith(`${home}${path}/`));
  return (
    <nav aria-label="Class" className={classes.nav}>
      {PAGES.map(({ path, name, first }) => (
        <NavLink
          key={path}
          to={home + path}
          end={path === ''}
          className={`${classes.link} ${first ? '' : classes.wideOnly}`}
        >
          {name}
          {toReview && path === '/reviews' && (
            <>
              <span className={classes.mark} aria-hidden>
                ●
              </span>
              <VisuallyHidden>, answers wait for you</VisuallyHidden>
            </>
          )}
        </NavLink>
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton
            className={`${classes.link} ${classes.more} ${open ? classes.here : ''}`}
            aria-label={open ? `${open.name}, more pages` : undefined}
          >
            {open?.name ?? 'More'}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map(({ path, name }) => (
            <Menu.Item
              key={path}
              component={Link}
              to={home + path}
              aria-current={open?.path === path ? 'page' : undefined}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
