@NullMarked
package org.mastercreator.server.http;

import org.jspecify.annotations.NullMarked;
