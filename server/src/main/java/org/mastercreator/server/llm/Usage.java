package org.mastercreator.server.llm;

/**
 * What asking a language model took.
 *
 * @param model that answered
 * @param inputTokens sent, without those below
 * @param cacheWriteTokens sent and kept by the service for the next answers to the question
 * @param cacheReadTokens sent before and read from what was kept
 * @param cost in US dollars
 */
public record Usage(
        String model, long inputTokens, long outputTokens, long cacheWriteTokens, long cacheReadTokens, double cost) {}
