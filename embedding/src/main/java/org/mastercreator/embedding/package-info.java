@NullMarked
package org.mastercreator.embedding;

import org.jspecify.annotations.NullMarked;
