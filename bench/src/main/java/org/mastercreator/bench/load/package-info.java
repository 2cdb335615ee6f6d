@NullMarked
package org.mastercreator.bench.load;

import org.jspecify.annotations.NullMarked;
