@NullMarked
package org.mastercreator.server;

import org.jspecify.annotations.NullMarked;
