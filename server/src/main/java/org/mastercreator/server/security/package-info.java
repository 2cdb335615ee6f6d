@NullMarked
package org.mastercreator.server.security;

import org.jspecify.annotations.NullMarked;
