import type { Snippet } from './snippet';

/** Facts: firebase.google.com, "Security Rules conditions" for Cloud Firestore and Cloud Storage. */
const firestore = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /users/{userId} {
      allow read, delete: if request.auth != null && request.auth.uid == userId;
      allow create, update: if request.auth != null && request.auth.uid == userId
        && request.resource.data.keys().hasOnly(['name', 'updatedAt'])
        && request.resource.data.name is string && request.resource.data.name.size() <= 100
        && request.resource.data.updatedAt == request.time;
    }
  }
}
`;

const storage = `rules_version = '2';
service firebase.storage {
  match /b/{bucket}/o {
    match /users/{userId}/{file} {
      allow read, delete: if request.auth != null && request.auth.uid == userId;
      allow create, update: if request.auth != null && request.auth.uid == userId
        && request.resource.size < 5 * 1024 * 1024 && request.resource.contentType.matches('image/.*');
    }
  }
}
`;

export const snippets: readonly Snippet[] = [
  {
    language: 'firestorerules',
    prefix: 'msec-firestore-owner',
    description: 'Firestore documents for their owner only, with known fields',
    code: firestore,
  },
  {
    language: 'firestorerules',
    prefix: 'msec-storage-owner',
    description: 'Files for their owner only, with a size and a type',
    code: storage,
  },
];
