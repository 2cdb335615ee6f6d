import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readAssessmentForChange, readCorrections, readJob } from '@/api/reads';
import type { KeyChange } from '@/api/types';
import {
  correctKey,
  previewKey,
  resumeCorrection,
  undoCorrection,
  type Corrected,
} from '@/api/writes';

/** @param stored whether the work belongs to something that is stored here; else there is no key to correct */
export const useStored = (assessmentId: string, stored: boolean) =>
  useQuery({
    queryKey: [...keys.assessment(assessmentId), 'stored'],
    queryFn: () => readAssessmentForChange(assessmentId),
    enabled: stored,
    staleTime: 0,
  });

export const useCorrections = (assessmentId: string, stored: boolean) =>
  useQuery({
    queryKey: keys.corrections(assessmentId),
    queryFn: () => readCorrections(assessmentId),
    enabled: stored,
    staleTime: 0,
  });

export const usePreview = (assessmentId: string, questionId: string, key: KeyChange | null) =>
  useQuery({
    queryKey: [...keys.corrections(assessmentId), 'preview', questionId, key],
    queryFn: () => previewKey(assessmentId, questionId, key ?? {}),
    enabled: key !== null,
    staleTime: 0,
    retry: false,
  });

export const useCorrectionJob = (jobId: string | null) =>
  useQuery({
    queryKey: keys.job(jobId ?? ''),
    queryFn: () => readJob(jobId ?? ''),
    enabled: jobId !== null,
    staleTime: Infinity,
  });

export function useCorrect(assessmentId: string, questionId: string, etag: string) {
  const started = useStarted(assessmentId);
  return useMutation({
    mutationFn: (key: KeyChange) => correctKey(assessmentId, questionId, etag, key),
    onSuccess: started,
  });
}

export function useUndoCorrection(assessmentId: string) {
  const started = useStarted(assessmentId);
  return useMutation({
    mutationFn: (correctionId: string) => undoCorrection(assessmentId, correctionId),
    onSuccess: started,
  });
}

export function useResume(assessmentId: string) {
  const started = useStarted(assessmentId);
  return useMutation({
    mutationFn: (correctionId: string) => resumeCorrection(assessmentId, correctionId),
    onSuccess: started,
  });
}

function useStarted(assessmentId: string) {
  const cache = useQueryClient();
  return async ({ job }: Corrected) => {
    cache.setQueryData(keys.job(job.job_id), job);
    await Promise.all([
      cache.invalidateQueries({ queryKey: keys.corrections(assessmentId) }),
      cache.invalidateQueries({ queryKey: keys.assessment(assessmentId) }),
    ]);
  };
}
