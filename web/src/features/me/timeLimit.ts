import type { AssessmentSummary } from '@/api/types';

type Limits = Pick<AssessmentSummary, 'time_limit_minutes' | 'adjusted_time_limit_minutes'>;

/** The limit that counts for this student: her own where her plan gives her one. */
export const minutesFor = (limits: Limits): number | null =>
  limits.adjusted_time_limit_minutes ?? limits.time_limit_minutes;
