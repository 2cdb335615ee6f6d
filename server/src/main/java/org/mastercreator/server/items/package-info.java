/** The item bank: questions with their keys, stored in versions, and assessments that are built from them. */
@NullMarked
package org.mastercreator.server.items;

import org.jspecify.annotations.NullMarked;
