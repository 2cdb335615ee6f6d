import type { Level } from '@/model/level';

/** A level's own shape, so that colour never carries it alone: full disc, half disc, triangle. */
export function LevelMark({ level, size = 11 }: { level: Level | null; size?: number }) {
  const common = {
    width: size,
    height: size,
    viewBox: '0 0 12 12',
    'aria-hidden': true,
    focusable: false,
    style: { flex: 'none' },
  } as const;
  switch (level) {
    case 'mastered':
      return (
        <svg {...common}>
          <circle cx="6" cy="6" r="5" fill="currentColor" />
        </svg>
      );
    case 'developing':
      return (
        <svg {...common}>
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1.6a4.4 4.4 0 0 0 0 8.8z" fill="currentColor" />
        </svg>
      );
    case 'struggling':
      return (
        <svg {...common}>
          <path
            d="M6 1.8 11 10.4H1z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        </svg>
      );
    case null:
      return (
        <svg {...common}>
          <path d="M3 6h6" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
        </svg>
      );
  }
}
