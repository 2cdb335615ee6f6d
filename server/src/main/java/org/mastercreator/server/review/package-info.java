@NullMarked
package org.mastercreator.server.review;

import org.jspecify.annotations.NullMarked;
