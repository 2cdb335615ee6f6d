@NullMarked
package org.mastercreator.server.operation;

import org.jspecify.annotations.NullMarked;
