import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { usePreferences } from '@/ui/preferences';

const focus = (id: string) => () => document.getElementById(id)?.focus();

/** The keys of every page; the list that `?` shows is in Shortcuts. */
export function useShortcuts(showsClass: boolean) {
  const [help, setHelp] = useState(false);
  const { shortcuts, toggleProjector } = usePreferences();
  const classKeys: Parameters<typeof useHotkeys>[0] = [
    ['p', toggleProjector],
    ['n', focus('needs-me')],
    ['g', focus('mastery-grid')],
    ['/', focus('student-filter')],
  ];
  const help_: Parameters<typeof useHotkeys>[0] = [['shift+?', () => setHelp(true)]];
  useHotkeys(shortcuts ? [...help_, ...(showsClass ? classKeys : [])] : []);
  return { help, setHelp };
}
