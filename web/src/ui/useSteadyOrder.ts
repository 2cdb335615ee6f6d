import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * The items of a list in their order, but while the pointer or the keyboard is in the list those that stood there keep
 * their places and new ones come at the end: so no button is another's when it is pressed.
 */
export function useSteadyOrder<T>(
  list: RefObject<HTMLElement | null>,
  items: readonly T[],
  idOf: (item: T) => string,
): T[] {
  const [held, hold] = useState<string[] | null>(null);
  const ids = useRef<string[]>([]);
  useEffect(() => {
    ids.current = items.map(idOf);
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const isWithin = (other: EventTarget | null) =>
      other instanceof Node && other !== element && element.contains(other);
    const keep = () => hold((before) => before ?? ids.current);
    const onLeave = () => {
      if (!isWithin(document.activeElement)) hold(null);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (isWithin(target)) keep();
    };
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      if (!isWithin(relatedTarget) && !element.matches(':hover')) hold(null);
    };
    element.addEventListener('pointerenter', keep);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onBlur);
    return () => {
      element.removeEventListener('pointerenter', keep);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onBlur);
    };
  }, [list]);
  if (held === null) return [...items];
  const placeOf = (item: T) => {
    const place = held.indexOf(idOf(item));
    return place < 0 ? held.length : place;
  };
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
