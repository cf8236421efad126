// What a question page does beyond HTML. Without this script answers open by their own control, and links work.
import { openTarget, watchLinks } from './answers.js';
import { followReader } from './language.js';
import { offerCopy } from './copy-link.js';

watchLinks();
followReader();
offerCopy();
openTarget();
