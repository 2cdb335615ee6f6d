@NullMarked
package org.mastercreator.bench.submit;

import org.jspecify.annotations.NullMarked;
