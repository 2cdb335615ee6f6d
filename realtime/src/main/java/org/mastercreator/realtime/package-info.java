@NullMarked
package org.mastercreator.realtime;

import org.jspecify.annotations.NullMarked;
