import type { Content, ContentBody } from '@/api/types';

/** Content as it is written, to write it again. */
export const written = (content: Content): ContentBody => ({
  kind: content.kind,
  title: content.title,
  summary: content.summary,
  body: content.body,
  staff_notes: content.staff_notes ?? '',
  concept_ids: content.concept_ids,
  subject: content.subject,
  grade_from: content.grade_from,
  grade_to: content.grade_to,
  reading_level: content.reading_level,
  minutes: content.minutes,
  accommodations: content.accommodations,
  state: content.state,
  source: content.source ?? '',
  licence: content.licence,
  author: content.author,
  ...(content.generated_by === null ? {} : { generated_by: content.generated_by }),
  cost_usd: content.cost_usd,
  parts: content.parts,
});
