import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readPlan } from '@/api/reads';

export const usePlan = (planId: string | undefined) =>
  useQuery({
    queryKey: keys.plan(planId ?? ''),
    queryFn: () => readPlan(planId ?? ''),
    enabled: planId !== undefined,
    staleTime: Infinity,
  });
