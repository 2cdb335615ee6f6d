@NullMarked
package org.mastercreator.server.live;

import org.jspecify.annotations.NullMarked;
