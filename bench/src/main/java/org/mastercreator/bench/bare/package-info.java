@NullMarked
package org.mastercreator.bench.bare;

import org.jspecify.annotations.NullMarked;
