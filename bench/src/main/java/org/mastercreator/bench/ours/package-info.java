@NullMarked
package org.mastercreator.bench.ours;

import org.jspecify.annotations.NullMarked;
