@NullMarked
package org.mastercreator.server.adaptive;

import org.jspecify.annotations.NullMarked;
