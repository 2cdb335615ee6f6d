@NullMarked
package org.mastercreator.learning.tracing;

import org.jspecify.annotations.NullMarked;
