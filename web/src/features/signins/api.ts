import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readSignIns } from '@/api/reads';

export const useSignIns = (classId: string, asked: boolean) =>
  useQuery({
    queryKey: keys.signIns(classId),
    queryFn: () => readSignIns(classId),
    enabled: asked,
    staleTime: 0,
  });
