/** Asks a language model over the network what a written answer is worth. Entered through LlmGrader. */
@NullMarked
package org.mastercreator.server.llm;

import org.jspecify.annotations.NullMarked;
