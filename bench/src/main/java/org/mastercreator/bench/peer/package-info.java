@NullMarked
package org.mastercreator.bench.peer;

import org.jspecify.annotations.NullMarked;
