@NullMarked
package org.mastercreator.server.stream;

import org.jspecify.annotations.NullMarked;
