import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

interface Preferences {
  /** Projector mode: no names and no figures on the screen. */
  projector: boolean;
  toggleProjector: () => void;
  /** Shortcuts of a single key can be turned off for people who speak to their computer. */
  shortcuts: boolean;
  setShortcuts: (on: boolean) => void;
}

const PROJECTOR = 'mc.projector';
const SHORTCUTS = 'mc.shortcuts';
const PreferencesContext = createContext<Preferences | null>(null);

/** Settings of this browser; they name no one. Projector mode outlives a reload: it must not slip. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [projector, setProjector] = useState(() => sessionStorage.getItem(PROJECTOR) === 'on');
  const [shortcuts, setShortcutsOn] = useState(() => localStorage.getItem(SHORTCUTS) !== 'off');
  const toggleProjector = useCallback(() => {
    setProjector((on) => {
      sessionStorage.setItem(PROJECTOR, on ? 'off' : 'on');
      return !on;
    });
  }, []);
  const setShortcuts = useCallback((on: boolean) => {
    localStorage.setItem(SHORTCUTS, on ? 'on' : 'off');
    setShortcutsOn(on);
  }, []);
  const value = useMemo(
    () => ({ projector, toggleProjector, shortcuts, setShortcuts }),
    [projector, toggleProjector, shortcuts, setShortcuts],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('PreferencesProvider is missing');
  return preferences;
}
