import { useEffect } from 'react';

const SCHEME = 'data-mantine-color-scheme';

/** What is printed has light colours, whatever those of the screen are. */
export function useLightPaper(): void {
  useEffect(() => {
    const paper = window.matchMedia('print');
    const { documentElement: page } = document;
    let onScreen: string | null = null;
    const turn = ({ matches }: MediaQueryListEvent) => {
      if (matches) {
        onScreen = page.getAttribute(SCHEME);
        page.setAttribute(SCHEME, 'light');
      } else if (onScreen !== null) {
        page.setAttribute(SCHEME, onScreen);
      }
    };
    paper.addEventListener('change', turn);
    return () => paper.removeEventListener('change', turn);
  }, []);
}
